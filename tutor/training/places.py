"""Where a training process looks for what lies outside of it. Whoever starts one reads this: no imports here."""

OWN_RECORDS = "TUTOR_RECORDS"
"""The environment variable that names the folder of records made on this machine."""
