import { type Words } from '../language/language';
import { useWords } from '../language/use-language';

/** A sentence in the place of what is not there, which a screen reader reads out. */
export function Notice({ words }: { words: Words }) {
  const say = useWords();
  return (
    <p className="notice" role="status">
      {say(words)}
    </p>
  );
}
