"""
นำเข้าจากแฟ้มของหน่วยงาน: the pages on which a person brings in a file, looks, decides, takes back.

What files say is read by imports.tables and imports.documents, stored by imports.taking_over.
"""
