"""One module for each operation; its functions are the methods of the clients."""
