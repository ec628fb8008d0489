"""Proofs of what is promised: crashes, full disks, damaged bytes, hostile files, many processes at one catalogue."""
