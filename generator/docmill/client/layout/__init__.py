"""Python as black writes it, for the few forms that the templates consist of.

Black takes more than all other stages together, most of it on lines that could not be
written in another way. What is here lays those out at a hundredth of the cost, and gives
up wherever it is not sure: then black has to do it. That both agree, line by line, is what
the tests hold it to.
"""

from docmill.client.layout.modules import laid_out

__all__ = ["laid_out"]
