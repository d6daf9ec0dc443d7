"""The models, each loaded when it is first used."""

from typing import TYPE_CHECKING

MODULES: dict[str, str] = {
    "Animal": ".animal",
    "Dog": ".animal",
    "Cat": ".cat",
    "Circle": ".circle",
    "Level": ".level",
    "Loose": ".loose",
    "Shape": ".shape",
    "Sized": ".sized",
    "Square": ".square",
    "Tree": ".tree",
}

if TYPE_CHECKING:
    from .animal import Animal as Animal
    from .animal import Dog as Dog
    from .cat import Cat as Cat
    from .circle import Circle as Circle
    from .level import Level as Level
    from .loose import Loose as Loose
    from .shape import Shape as Shape
    from .sized import Sized as Sized
    from .square import Square as Square
    from .tree import Tree as Tree
else:
    from .._runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(__name__, MODULES)
