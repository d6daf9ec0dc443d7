"""How the services of a vendor behave: what their pages do not say."""
