export const pageLanguage = (): 'ja' | 'en' => (document.documentElement.lang === 'en' ? 'en' : 'ja');

/** A text in the language of the page. */
export const inPageLanguage = (text: { ja: string; en: string }): string => text[pageLanguage()];

// A live region is read when its text changes, so that it must be there before. Its style hides it while it is empty.
const message = document.createElement('p');
message.className = 'page-message';
message.setAttribute('role', 'status');
document.body.append(message);

/**
 * Says something at the bottom of the window, to screen readers too. An empty text takes it away.
 * @param urgency an alert interrupts what a screen reader reads
 */
export function say(text: string, urgency: 'status' | 'alert' = 'status'): void {
  message.setAttribute('role', urgency);
  message.textContent = text;
}
