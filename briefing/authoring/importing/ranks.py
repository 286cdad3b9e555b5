"""Ranks of armed forces as they stand before a name, long and short."""

from __future__ import annotations

_TABLE = """
General of the Army; General of the Air Force; General of the Armies
Army General; Corps General; Division General; Brigade General; Air Corps General; Squadron General
General = gen
Lieutenant General = lt gen, ltgen, lieut gen, ltg
Major General = maj gen, majgen, mg
Brigadier General = brig gen, briggen, bgen, bg
Brigadier = brig
Field Marshal; Marshal; Marshal of the Royal Air Force
Colonel General; Colonel = col
Lieutenant Colonel = lt col, ltcol, ltc
Major = maj
Captain = capt, cpt
Lieutenant = lt, lieut
First Lieutenant = 1st lt, 1lt, 1stlt
Second Lieutenant = 2nd lt, 2lt, 2ndlt
Fleet Admiral; Admiral of the Fleet; Divisional Admiral; Flotilla Admiral = fltl adm
Squadron Vice Admiral; Lieutenant Admiral
Admiral = adm
Vice Admiral = vice adm, v adm, vadm
Rear Admiral = rear adm, r adm, radm, rdml
Counter Admiral; Commodore = cdre, commo
Captain (N) = capt (n), capt(n)
Commander = cdr, cmdr
Lieutenant Commander = lt cdr, lt cmdr, ltcdr, lcdr
Sub-Lieutenant = sub-lt, sub lt, slt
Lieutenant (junior grade) = ltjg
Ensign = ens
Air Chief Marshal = acm, air chf mshl
Air Marshal = air mshl
Air Vice-Marshal = air vice marshal, avm
Air Commodore = air cdre
Group Captain = gp capt
Wing Commander = wg cdr
Squadron Leader = sqn ldr
Flight Lieutenant = flt lt
Flying Officer = flg off
Pilot Officer = plt off
Command Sergeant Major = csm, command sgt maj
Sergeant Major of the Army; Sergeant Major = sgt maj, sgm
Command Chief Master Sergeant; Chief Master Sergeant = cmsgt
Senior Master Sergeant = smsgt
Master Gunnery Sergeant = mgysgt
Master Sergeant = msgt, msg
First Sergeant = 1st sgt, 1sg
Sergeant First Class = sfc
Staff Sergeant = ssgt, ssg, s sgt
Sergeant = sgt
Corporal = cpl
Lance Corporal = lcpl
Private = pte, pvt
Chief Warrant Officer = cwo
Warrant Officer
Master Chief Petty Officer = mcpo
Senior Chief Petty Officer = scpo
Chief Petty Officer = cpo
Petty Officer
"""
"""A rank, and behind `=` how it is shortened; several that have no short form in one line."""

_LONGEST = 6  # words


def _ranks() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in _TABLE.replace("\n", ";").split(";"):
        rank, _, short = (part.strip() for part in entry.partition("="))
        if rank:
            spellings = [rank.lower(), *filter(None, (word.strip() for word in short.split(",")))]
            hyphened = [spelling.replace(" ", "-") for spelling in spellings]
            found |= dict.fromkeys((*spellings, *hyphened), rank)
    return found


_RANKS = _ranks()


def parted(name: str) -> tuple[str, str]:
    """The rank before a name, written out, and the name alone; the rank is empty if there is none."""
    words = name.split()
    for length in range(min(_LONGEST, len(words)), 0, -1):
        plain = " ".join(word.rstrip(".,") for word in words[:length]).lower()
        if rank := _RANKS.get(plain):
            return rank, " ".join(words[length:])
    return "", name
