"""The models, each loaded when it is first used."""

from typing import TYPE_CHECKING

MODULES: dict[str, str] = {
    "About": ".about",
    "Barge": ".barge",
    "Tug": ".barge",
    "Vessel": ".barge",
    "Dock": ".dock",
    "DryDock": ".dry_dock",
    "Kept": ".kept",
    "Lighter": ".lighter",
    "MoreRequired": ".more_required",
    "Numbered": ".numbered",
    "NumberedAndMore": ".numbered_and_more",
    "NumberedOtherwise": ".numbered_otherwise",
    "OtherType": ".other_type",
    "Round": ".round",
    "Two": ".two",
}

if TYPE_CHECKING:
    from .about import About as About
    from .barge import Barge as Barge
    from .barge import Tug as Tug
    from .barge import Vessel as Vessel
    from .dock import Dock as Dock
    from .dry_dock import DryDock as DryDock
    from .kept import Kept as Kept
    from .lighter import Lighter as Lighter
    from .more_required import MoreRequired as MoreRequired
    from .numbered import Numbered as Numbered
    from .numbered_and_more import NumberedAndMore as NumberedAndMore
    from .numbered_otherwise import NumberedOtherwise as NumberedOtherwise
    from .other_type import OtherType as OtherType
    from .round import Round as Round
    from .two import Two as Two
else:
    from .._runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(__name__, MODULES)
