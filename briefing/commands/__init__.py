"""What each command does: it asks another folder and prints the answer.

stdout is data, stderr is narration. Nothing heavy is imported before a command needs it.
"""
