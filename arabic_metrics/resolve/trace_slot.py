"""The finders of networks and sources, each also writing down what it passes over and why."""

from arabic_metrics.core import Span
from arabic_metrics.recognize import AttributionMention, EntityMention, PlatformMention
from arabic_metrics.resolve.place import Place, PlaceMap
from arabic_metrics.resolve.platform import PlatformFinder
from arabic_metrics.resolve.slot import SlotFinder
from arabic_metrics.resolve.trail import Trail


class TracedPlatforms(PlatformFinder):
    """Writes down the networks that a figure is not given to."""

    def __init__(self, places: PlaceMap, trail: Trail) -> None:
        super().__init__(places)
        self.trail = trail

    def platform(self, place: Place, metric: str) -> PlatformMention | None:
        """Find the network; the others of the sentence are passed over."""
        found = super().platform(place, metric)
        sentence = self.words[place.first].sentence
        for other in self.platforms:
            same = found is not None and (other.span == found.span or other.id == found.id)
            if same or self.words[other.first].sentence != sentence:
                continue
            self.trail.refuse("platform", other.span, self._why_not(other, metric))
        return found

    def implied(
        self,
        place: Place,
        metric: str,
        entity: EntityMention | None,
        platform: PlatformMention | None,
    ) -> PlatformMention | None:
        """Find what the metric implies; a network that it rules out is passed over."""
        found = super().implied(place, metric, entity, platform)
        if platform is not None and (found is None or found.id != platform.id):
            self.trail.refuse(
                "platform",
                platform.span,
                "a tag runs on many networks, and this one is named elsewhere"
                if found is None
                else "the metric itself says where it is counted",
            )
        return found

    def _why_not(self, other: PlatformMention, metric: str) -> str:
        if not self._fits(other, metric):
            return "this metric is not counted there"
        if not other.named:
            return "it leaves the network unnamed, and another is named"
        return "another network stands nearer to the figure, or in the order of this sentence"


class TracedSources(SlotFinder):
    """Writes down the sources that a figure is not given to."""

    def __init__(self, places: PlaceMap, trail: Trail) -> None:
        super().__init__(places)
        self.trail = trail

    def attribution(self, place: Place) -> AttributionMention | None:
        """Find the source; the others of the sentence are passed over."""
        found = super().attribution(place)
        sentence = self.words[place.first].sentence
        for other in self.recognized.attributions:
            if self.words[other.first].sentence == sentence and other is not found:
                self._refuse(other.span)
        return found

    def _refuse(self, span: Span) -> None:
        self.trail.refuse("attribution", span, "another source stands nearer to the figure")
