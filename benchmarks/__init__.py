"""How fast it is, measured by the project itself: ours beside anchors and peers, on the same content.

content      libraries that no one wrote, in every form that a program reads
rig          a real process in a real terminal, each byte stamped on arrival
programs     ours and the anchors; `peers` the others, installed on their own
contenders   who runs in a figure; `watches` what is watched meanwhile; `inside` what only we can tell
figures      every figure in one table
outcomes     samples -> statistics and verdicts; `tables` prints them
prose        a megabyte of every shape of text, in one process
"""
