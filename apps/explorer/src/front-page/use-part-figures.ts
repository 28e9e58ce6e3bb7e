import { useEffect, useState } from 'react';
import { ask } from '../answer/ask';
import { type SourcePart } from '../questions/parts';
import { partFigures, type PartFigures } from './part-figures';

/** What the running graph says of a part; 'asking' until it does, 'failed' when it does not. */
export function usePartFigures({ query }: SourcePart): PartFigures | 'asking' | 'failed' {
  const [figures, setFigures] = useState<PartFigures | 'asking' | 'failed'>('asking');
  useEffect(() => {
    void ask({ query }).then(({ data }) => {
      const found = data ? partFigures(query, data) : undefined;
      setFigures(found && found.counts.length > 0 ? found : 'failed');
    });
  }, [query]);
  return figures;
}
