import { inPageLanguage, say } from './words';

/** In milliseconds. */
const confirmationTime = 3_000;

/** Shows the buttons marked with `data-copy`, which copy the text of the element with that id. */
export function offerCopies(main: HTMLElement): void {
  for (const button of main.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', () => void copy(button));
  }
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const source = document.getElementById(button.dataset.copy ?? '');
  if (!source) return;
  const text = textOf(source);
  if (await writeToClipboard(text)) {
    say(inPageLanguage({ ja: 'コピーしました。', en: 'Copied.' }));
    setTimeout(() => say(''), confirmationTime);
    return;
  }
  // Without a secure connection, browsers offer no clipboard. The reader can copy what is selected.
  if (source instanceof HTMLInputElement || source instanceof HTMLTextAreaElement) source.select();
  else getSelection()?.selectAllChildren(source);
  say(inPageLanguage({ ja: '選択しました。Ctrl+C でコピーできます。', en: 'Selected. Press Ctrl+C to copy it.' }));
}

function textOf(source: HTMLElement): string {
  if ('value' in source) return String(source.value);
  const text = source.textContent?.trim() ?? '';
  return source instanceof HTMLPreElement ? text : text.replaceAll(/\s+/g, ' ');
}

async function writeToClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
