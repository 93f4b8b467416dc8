"""
หาหลักฐานจากเว็บไซต์เดิม: the pages on which a person has an old website read and takes evidence.

How a website is read and compared with items is said in old_website.crawling. Not for checking
links that are evidence already, which progress does.
"""
