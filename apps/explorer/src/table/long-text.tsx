import { type ReactNode, useState } from 'react';
import { useLanguage, useTranslate } from '../language/language';

interface LongTextProps {
  /** -1 in a grid, which moves the focus itself. */
  tabIndex: number | undefined;
  children: ReactNode;
}

/**
 * A text of many lines, of which the first are in sight until the reader opens it, so that rows are of even height. It is
 * printed whole, and screen readers read it whole.
 */
export function LongText({ tabIndex, children }: LongTextProps) {
  const t = useTranslate();
  const language = useLanguage();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <div className={isOpen ? undefined : 'clipped'}>{children}</div>
      <button
        type="button"
        className="more"
        lang={language}
        aria-expanded={isOpen}
        tabIndex={tabIndex}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? t({ ja: '閉じる', en: 'Show less' }) : t({ ja: '続きを読む', en: 'Read all' })}
      </button>
    </>
  );
}
