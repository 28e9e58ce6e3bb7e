import type { PartialDate } from '@tokorozawa/vocabulary';

/** Whether a member was there from the start: it joined when the council was founded. */
export function isFounder({ joinedIn }: { joinedIn: PartialDate }, { foundedIn }: { foundedIn: PartialDate }): boolean {
  return joinedIn.text === foundedIn.text;
}
