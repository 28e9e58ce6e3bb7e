import type { PartialDate } from '@tokorozawa/vocabulary';

/** Whether a member was there from the start: it joined when the council was founded. */
export function isFounder(member: { date: PartialDate }, council: { date: PartialDate }): boolean {
  return member.date.earliest === council.date.earliest && member.date.latest === council.date.latest;
}
