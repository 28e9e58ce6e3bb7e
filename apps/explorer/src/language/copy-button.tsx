import { useState } from 'react';
import { type Words } from './language';
import { useWords } from './use-language';

/** Copies a text, and says that it did. */
export function CopyButton({ text, label }: { text: string; label: Words }) {
  const say = useWords();
  const [copied, setCopied] = useState(false);
  async function copy() {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 4000);
  }
  return (
    <button type="button" onClick={() => void copy()}>
      {say(label)}
      <span role="status">{copied && ` ${say({ ja: '✓ コピーしました', en: '✓ Copied' })}`}</span>
    </button>
  );
}
