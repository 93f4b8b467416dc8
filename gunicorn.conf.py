"""What gunicorn does when it serves the portal from this folder; its options win over this file."""

worker_class = "operations.gunicorn_worker.PortalWorker"
# A search for Thai words is long: each letter takes nine characters of an address.
limit_request_line = 8190
control_socket_disable = True
# No client says where the portal is mounted: it would be printed into every link of a kept page.
forwarder_headers = ""
