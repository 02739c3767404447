"""The words inside a JPEG: IPTC-IIM and XMP."""
