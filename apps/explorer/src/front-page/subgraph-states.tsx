import { useEffect, useState } from 'react';
import { type Words } from '../language/language';
import { useWords } from '../language/use-language';

interface SubgraphState {
  name: string;
  title: Words;
  status: 'up' | 'down';
}

/** Whether each domain answers at the moment. */
export function SubgraphStates() {
  const say = useWords();
  const [states, setStates] = useState<SubgraphState[] | 'unknown'>();
  useEffect(() => {
    void statesNow().then(setStates);
  }, []);
  if (!states) return <p className="soft">…</p>;
  if (states === 'unknown')
    return <p role="status">{say({ ja: 'いま、状態を確かめられません。', en: 'The state cannot be told now.' })}</p>;
  return (
    <ul className="states">
      {states.map(({ name, title, status }) => (
        <li key={name} className={`state-${status}`}>
          {say(title)}{' '}
          <span>
            {status === 'up'
              ? say({ ja: '応答しています', en: 'answers' })
              : say({ ja: '応答していません', en: 'does not answer' })}
          </span>
        </li>
      ))}
    </ul>
  );
}

async function statesNow(): Promise<SubgraphState[] | 'unknown'> {
  try {
    const response = await fetch('./health/subgraphs');
    return ((await response.json()) as { subgraphs: SubgraphState[] }).subgraphs;
  } catch {
    return 'unknown';
  }
}
