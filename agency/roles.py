"""The three roles of the office, as the migration creates them. Names are what staff see."""

CLERK = "เจ้าหน้าที่"
SECRETARY = "เลขานุการ"
ADMINISTRATOR = "ผู้ดูแลระบบ"

ROLES = (CLERK, SECRETARY, ADMINISTRATOR)
