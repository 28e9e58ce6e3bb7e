import { useGraphiQL } from '@graphiql/react';
import { useState } from 'react';
import { type ViewState } from '../answer/view-state';
import { useWords } from '../language/use-language';
import { toHash } from './link';

/** Copies a link that opens the same question in the same view. */
export function ShareButton({ state }: { state: ViewState }) {
  const say = useWords();
  const [copied, setCopied] = useState<'no' | 'copied' | 'shown'>('no');
  const queryEditor = useGraphiQL(({ queryEditor }) => queryEditor);
  const variableEditor = useGraphiQL(({ variableEditor }) => variableEditor);

  async function share() {
    const hash = await toHash({
      query: queryEditor?.getValue() ?? '',
      variables: variableEditor?.getValue() ?? '',
      state,
    });
    history.replaceState(null, '', hash);
    // Without leave to use the clipboard the link still stands in the address bar.
    const result = await navigator.clipboard.writeText(location.href).then(
      () => 'copied' as const,
      () => 'shown' as const,
    );
    setCopied(result);
    setTimeout(() => setCopied('no'), 4000);
  }

  const said = {
    no: '',
    copied: say({ ja: 'リンクをコピーしました', en: 'Link copied' }),
    shown: say({ ja: 'アドレス欄のリンクをコピーしてください', en: 'Copy the link from the address bar' }),
  };
  return (
    <span className="share">
      <span role="status">{said[copied]}</span>
      <button type="button" onClick={() => void share()}>
        {say({ ja: '共有リンク', en: 'Share link' })}
      </button>
    </span>
  );
}
