"""Lists: the figures and places of names told together, «320 و275 و405 منشورات على التوالي», «لكل منهما»."""

from dataclasses import replace

from arabic_metrics.recognize import EntityMention, RecognizedText, Vocabulary
from arabic_metrics.resolve.distribute import Distributor
from arabic_metrics.resolve.filled import FilledSlot


class ListReader:
    """Gives the slots of the lists of one text to their names."""

    def __init__(
        self, recognized: RecognizedText, vocabulary: Vocabulary, distributor: Distributor
    ) -> None:
        self.recognized = recognized
        self.vocabulary = vocabulary
        self.distributor = distributor

    def distributed(self, slots: list[FilledSlot]) -> list[FilledSlot]:
        """Give the figures and places of a list to the names joined before them, in order."""
        found: list[FilledSlot] = []
        index = 0
        while index < len(slots):
            group = self._list_at(slots, index)
            if len(group) > 1:
                names = self.distributor.joined_before(group[0].place.first)
                if len(names) != len(group):
                    names = self._told_before(found, len(group))
                if len(names) == len(group):
                    for slot, name in zip(group, names, strict=True):
                        slot.entity, slot.entity_rule = name, "in the order of the list"
                found.extend(group)
                index += len(group)
                continue
            slot = group[0]
            found.append(slot)
            if slot.figure is not None and (
                self.distributor.says_each(slot.figure.end)
                or self.distributor.says_each_before(slot.place.first)
            ):
                names = self.distributor.joined_before(slot.place.first)
                if names:
                    slot.entity, slot.entity_rule = names[0], "each of the list"
                    found.extend(
                        replace(slot, entity=name, entity_rule="each of the list")
                        for name in names[1:]
                    )
            index += 1
        return found

    def _told_before(self, slots: list[FilledSlot], count: int) -> list[EntityMention]:
        """«نشرت الشركات الثلاث 320 و275 و405 منشورات على التوالي»: the names whose figures were told last, in order."""
        names: dict[str, EntityMention] = {}
        for slot in reversed(slots):
            if slot.entity is not None:
                names.setdefault(slot.entity.name, slot.entity)
            if len(names) == count:
                return list(reversed(names.values()))
        return []

    def _list_at(self, slots: list[FilledSlot], index: int) -> list[FilledSlot]:
        """The slots that begin a list at an index: numbers that share a noun, or ordinals that share a head."""
        group = [slots[index]]
        for slot in slots[index + 1 :]:
            last = group[-1]
            if (
                last.rank is not None
                and slot.rank is not None
                and last.rank.head == slot.rank.head
                and last.rank.rule == "position"
            ):
                joined = not self._has_scope_between(last, slot)
            elif last.figure is not None and slot.figure is not None and last.figure.rule == "list":
                joined = last.place.last <= slot.place.first <= last.place.last + 2
            else:
                joined = False
            if not joined:
                break
            group.append(slot)
        if len(group) > 1 and group[0].figure is not None:
            end = group[-1].place.last
            if not self.distributor.says_respectively(end) and len(
                self.distributor.joined_before(group[0].place.first)
            ) != len(group):
                return group[:1]
        return group

    def _has_scope_between(self, left: FilledSlot, right: FilledSlot) -> bool:
        """«الأول محليا والسابع خليجيا» are two places of one account."""
        return any(
            word.text in self.vocabulary.ranks
            for word in self.recognized.words[left.place.last : right.place.first]
        )
