"""Sending to push services over HTTP/2: many messages at once on few connections.

    sender.py  one worker's sender: a lane for each push service
    lane.py    one push service: its connections, its queue, its pauses
    connection.py  one connection: streams, flow control, what the server says
    coding.py  headers and frames as bytes

Only what sending needs is here: small requests whose headers are the same for a whole batch, small answers. The
headers of answers are asked for without a table (SETTINGS_HEADER_TABLE_SIZE 0), so each stands for itself and the
usual one is read from its first bytes.
"""
