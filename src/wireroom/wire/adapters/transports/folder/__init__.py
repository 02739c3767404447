"""Folders on an agency's server, by FTP or SFTP."""
