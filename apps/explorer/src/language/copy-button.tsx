import { useState } from 'react';
import { type Words } from './language';
import { useWords } from './use-language';

/** Copies a text, and says whether it did: a browser may refuse the clipboard to a page. */
export function CopyButton({ text, label }: { text: string; label: Words }) {
  const say = useWords();
  const [copied, setCopied] = useState<'no' | 'copied' | 'refused'>('no');
  async function copy() {
    const result = await navigator.clipboard.writeText(text).then(
      () => 'copied' as const,
      () => 'refused' as const,
    );
    setCopied(result);
    setTimeout(() => setCopied('no'), 4000);
  }
  const said = {
    no: '',
    copied: say({ ja: '✓ コピーしました', en: '✓ Copied' }),
    refused: say({
      ja: '✗ コピーできません。選択してコピーしてください',
      en: '✗ Not copied: select the text and copy it',
    }),
  };
  return (
    <button type="button" onClick={() => void copy()}>
      {say(label)}
      <span role="status">{said[copied] && ` ${said[copied]}`}</span>
    </button>
  );
}
