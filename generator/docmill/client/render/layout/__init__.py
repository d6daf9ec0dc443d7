"""Python as black and ruff write it, for the few forms that the templates consist of.

Black takes more than all other stages together, most of it on lines that could not be
written in another way, and ruff asks for all modules on the disk. What is here lays those
lines out at a hundredth of black's cost, and gives up wherever it is not sure: then the
formatter has to do it. That all agree, line by line, is what the tests hold it to.
"""

from docmill.client.render.layout.modules import laid_out

__all__ = ["laid_out"]
