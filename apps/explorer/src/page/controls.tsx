import { useState } from 'react';
import { type LocalizedText, setLanguage, useLanguage, useTranslate } from '../language/language';

/** A sentence in place of content that is not there yet or failed to load. Screen readers announce it. */
export function Notice({ text }: { text: LocalizedText }) {
  const t = useTranslate();
  return (
    <p className="notice" role="status">
      {t(text)}
    </p>
  );
}

/** One button, labeled with the other language's own name. */
export function LanguageSwitch() {
  const other = useLanguage() === 'ja' ? 'en' : 'ja';
  return (
    <button type="button" className="language-switch" lang={other} onClick={() => setLanguage(other)}>
      {other === 'en' ? 'English' : '日本語'}
    </button>
  );
}

/** Copies a text and says whether that succeeded: a browser may deny a page access to the clipboard. */
export function CopyButton({ text, label }: { text: string; label: LocalizedText }) {
  const t = useTranslate();
  const [result, setResult] = useState<'none' | 'copied' | 'denied'>('none');
  async function copy() {
    setResult(await copyToClipboard(text));
    setTimeout(() => setResult('none'), 4000);
  }
  const messages = {
    none: '',
    copied: t({ ja: '✓ コピーしました', en: '✓ Copied' }),
    denied: t({
      ja: '✗ コピーできません。選択してコピーしてください',
      en: '✗ Not copied: select the text and copy it',
    }),
  };
  return (
    <button type="button" onClick={() => void copy()}>
      {t(label)}
      <span role="status">{messages[result] && ` ${messages[result]}`}</span>
    </button>
  );
}

export function copyToClipboard(text: string): Promise<'copied' | 'denied'> {
  return navigator.clipboard.writeText(text).then(
    () => 'copied' as const,
    () => 'denied' as const,
  );
}
