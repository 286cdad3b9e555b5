"""Countries by their ISO 3166 code: today's, former ones, and the three organisations written like one.

A name is the short English one in everyday use between governments. Former countries have the two-letter
code they had, unless another country has it now, and the four-letter code of ISO 3166-3; `CS` was two
countries, which only the four letters tell apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from briefing.model.text import Text

# fmt: off
_TODAY = {
    "AD": "Andorra", "AE": "United Arab Emirates", "AF": "Afghanistan", "AG": "Antigua and Barbuda",
    "AI": "Anguilla", "AL": "Albania", "AM": "Armenia", "AO": "Angola", "AQ": "Antarctica",
    "AR": "Argentina", "AS": "American Samoa", "AT": "Austria", "AU": "Australia", "AW": "Aruba",
    "AX": "Åland Islands", "AZ": "Azerbaijan", "BA": "Bosnia and Herzegovina", "BB": "Barbados",
    "BD": "Bangladesh", "BE": "Belgium", "BF": "Burkina Faso", "BG": "Bulgaria", "BH": "Bahrain",
    "BI": "Burundi", "BJ": "Benin", "BL": "Saint Barthélemy", "BM": "Bermuda", "BN": "Brunei",
    "BO": "Bolivia", "BQ": "Bonaire, Sint Eustatius and Saba", "BR": "Brazil", "BS": "The Bahamas",
    "BT": "Bhutan", "BV": "Bouvet Island", "BW": "Botswana", "BY": "Belarus", "BZ": "Belize",
    "CA": "Canada", "CC": "Cocos (Keeling) Islands", "CD": "Democratic Republic of the Congo",
    "CF": "Central African Republic", "CG": "Republic of the Congo", "CH": "Switzerland",
    "CI": "Côte d’Ivoire", "CK": "Cook Islands", "CL": "Chile", "CM": "Cameroon", "CN": "China",
    "CO": "Colombia", "CR": "Costa Rica", "CU": "Cuba", "CV": "Cape Verde", "CW": "Curaçao",
    "CX": "Christmas Island", "CY": "Cyprus", "CZ": "Czechia", "DE": "Germany", "DJ": "Djibouti",
    "DK": "Denmark", "DM": "Dominica", "DO": "Dominican Republic", "DZ": "Algeria", "EC": "Ecuador",
    "EE": "Estonia", "EG": "Egypt", "EH": "Western Sahara", "ER": "Eritrea", "ES": "Spain",
    "ET": "Ethiopia", "FI": "Finland", "FJ": "Fiji", "FK": "Falkland Islands", "FM": "Micronesia",
    "FO": "Faroe Islands", "FR": "France", "GA": "Gabon", "GB": "United Kingdom", "GD": "Grenada",
    "GE": "Georgia", "GF": "French Guiana", "GG": "Guernsey", "GH": "Ghana", "GI": "Gibraltar",
    "GL": "Greenland", "GM": "The Gambia", "GN": "Guinea", "GP": "Guadeloupe", "GQ": "Equatorial Guinea",
    "GR": "Greece", "GS": "South Georgia and the South Sandwich Islands", "GT": "Guatemala", "GU": "Guam",
    "GW": "Guinea-Bissau", "GY": "Guyana", "HK": "Hong Kong", "HM": "Heard Island and McDonald Islands",
    "HN": "Honduras", "HR": "Croatia", "HT": "Haiti", "HU": "Hungary", "ID": "Indonesia", "IE": "Ireland",
    "IL": "Israel", "IM": "Isle of Man", "IN": "India", "IO": "British Indian Ocean Territory",
    "IQ": "Iraq", "IR": "Iran", "IS": "Iceland", "IT": "Italy", "JE": "Jersey", "JM": "Jamaica",
    "JO": "Jordan", "JP": "Japan", "KE": "Kenya", "KG": "Kyrgyzstan", "KH": "Cambodia", "KI": "Kiribati",
    "KM": "Comoros", "KN": "Saint Kitts and Nevis", "KP": "North Korea", "KR": "South Korea",
    "KW": "Kuwait", "KY": "Cayman Islands", "KZ": "Kazakhstan", "LA": "Laos", "LB": "Lebanon",
    "LC": "Saint Lucia", "LI": "Liechtenstein", "LK": "Sri Lanka", "LR": "Liberia", "LS": "Lesotho",
    "LT": "Lithuania", "LU": "Luxembourg", "LV": "Latvia", "LY": "Libya", "MA": "Morocco", "MC": "Monaco",
    "MD": "Moldova", "ME": "Montenegro", "MF": "Saint Martin", "MG": "Madagascar", "MH": "Marshall Islands",
    "MK": "North Macedonia", "ML": "Mali", "MM": "Myanmar", "MN": "Mongolia", "MO": "Macao",
    "MP": "Northern Mariana Islands", "MQ": "Martinique", "MR": "Mauritania", "MS": "Montserrat",
    "MT": "Malta", "MU": "Mauritius", "MV": "Maldives", "MW": "Malawi", "MX": "Mexico", "MY": "Malaysia",
    "MZ": "Mozambique", "NA": "Namibia", "NC": "New Caledonia", "NE": "Niger", "NF": "Norfolk Island",
    "NG": "Nigeria", "NI": "Nicaragua", "NL": "Netherlands", "NO": "Norway", "NP": "Nepal", "NR": "Nauru",
    "NU": "Niue", "NZ": "New Zealand", "OM": "Oman", "PA": "Panama", "PE": "Peru", "PF": "French Polynesia",
    "PG": "Papua New Guinea", "PH": "Philippines", "PK": "Pakistan", "PL": "Poland",
    "PM": "Saint Pierre and Miquelon", "PN": "Pitcairn Islands", "PR": "Puerto Rico", "PS": "Palestine",
    "PT": "Portugal", "PW": "Palau", "PY": "Paraguay", "QA": "Qatar", "RE": "Réunion", "RO": "Romania",
    "RS": "Serbia", "RU": "Russia", "RW": "Rwanda", "SA": "Saudi Arabia", "SB": "Solomon Islands",
    "SC": "Seychelles", "SD": "Sudan", "SE": "Sweden", "SG": "Singapore",
    "SH": "Saint Helena, Ascension and Tristan da Cunha", "SI": "Slovenia", "SJ": "Svalbard and Jan Mayen",
    "SK": "Slovakia", "SL": "Sierra Leone", "SM": "San Marino", "SN": "Senegal", "SO": "Somalia",
    "SR": "Suriname", "SS": "South Sudan", "ST": "São Tomé and Príncipe", "SV": "El Salvador",
    "SX": "Sint Maarten", "SY": "Syria", "SZ": "Eswatini", "TC": "Turks and Caicos Islands", "TD": "Chad",
    "TF": "French Southern Territories", "TG": "Togo", "TH": "Thailand", "TJ": "Tajikistan",
    "TK": "Tokelau", "TL": "Timor-Leste", "TM": "Turkmenistan", "TN": "Tunisia", "TO": "Tonga",
    "TR": "Türkiye", "TT": "Trinidad and Tobago", "TV": "Tuvalu", "TW": "Taiwan", "TZ": "Tanzania",
    "UA": "Ukraine", "UG": "Uganda", "UM": "United States Minor Outlying Islands", "US": "United States",
    "UY": "Uruguay", "UZ": "Uzbekistan", "VA": "Holy See", "VC": "Saint Vincent and the Grenadines",
    "VE": "Venezuela", "VG": "British Virgin Islands", "VI": "United States Virgin Islands",
    "VN": "Vietnam", "VU": "Vanuatu", "WF": "Wallis and Futuna", "WS": "Samoa", "YE": "Yemen",
    "YT": "Mayotte", "ZA": "South Africa", "ZM": "Zambia", "ZW": "Zimbabwe",
}

_FORMER = {
    "AN": "Netherlands Antilles", "BU": "Burma", "CS": "Czechoslovakia, or Serbia and Montenegro",
    "CT": "Canton and Enderbury Islands", "DD": "East Germany", "DY": "Dahomey",
    "FQ": "French Southern and Antarctic Territories", "FX": "Metropolitan France", "HV": "Upper Volta",
    "JT": "Johnston Island", "MI": "Midway Islands", "NH": "New Hebrides", "NQ": "Dronning Maud Land",
    "NT": "Neutral Zone", "PC": "Trust Territory of the Pacific Islands",
    "PU": "United States Miscellaneous Pacific Islands", "PZ": "Panama Canal Zone",
    "RH": "Southern Rhodesia", "SU": "Soviet Union", "TP": "East Timor", "VD": "North Vietnam",
    "WK": "Wake Island", "YD": "South Yemen", "YU": "Yugoslavia", "ZR": "Zaire",
    "AIDJ": "French Territory of the Afars and the Issas", "ANHH": "Netherlands Antilles",
    "BQAQ": "British Antarctic Territory", "BUMM": "Burma", "BYAA": "Byelorussian SSR",
    "CSHH": "Czechoslovakia", "CSXX": "Serbia and Montenegro", "CTKI": "Canton and Enderbury Islands",
    "DDDE": "East Germany", "DYBJ": "Dahomey", "FQHH": "French Southern and Antarctic Territories",
    "FXFR": "Metropolitan France", "GEHH": "Gilbert and Ellice Islands", "HVBF": "Upper Volta",
    "JTUM": "Johnston Island", "MIUM": "Midway Islands", "NHVU": "New Hebrides",
    "NQAQ": "Dronning Maud Land", "NTHH": "Neutral Zone", "PCHH": "Trust Territory of the Pacific Islands",
    "PUUM": "United States Miscellaneous Pacific Islands", "PZPA": "Panama Canal Zone",
    "RHZW": "Southern Rhodesia", "SKIN": "Sikkim", "SUHH": "Soviet Union", "TPTL": "East Timor",
    "VDVN": "North Vietnam", "WKUM": "Wake Island", "YDYE": "South Yemen", "YUCS": "Yugoslavia",
    "ZRCD": "Zaire",
}
# fmt: on

_ORGANISATIONS = {"EU": "European Union", "NATO": "NATO", "UN": "United Nations"}

_NAMES = _TODAY | _FORMER | _ORGANISATIONS


def country_name(code: str) -> Text | None:
    """The English short name of a country or organisation; None for a code that is not known."""
    name = _NAMES.get(code)
    return None if name is None else Text(name)


def code_of(name: str) -> Text | None:
    """The code of the country or organisation with this short name, in any case; None for another name."""
    return _codes().get(name.casefold())


@cache
def _codes() -> Mapping[str, Text]:
    """The codes by their names in small letters; of two with one name the first."""
    return {known.casefold(): Text(code) for code, known in reversed(_NAMES.items())}


def known(code: str) -> bool:
    """Whether the code, in capitals, is one of ISO 3166, former ones too, or EU, UN or NATO."""
    return code in _NAMES
