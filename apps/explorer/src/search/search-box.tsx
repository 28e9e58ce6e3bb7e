import './search.css';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { useLiveAnswer } from '../answer/live-answer';
import { useTranslate } from '../language/language';
import { SearchNotices } from './notices';
import { resultGroups } from './result-groups';
import { listId, optionIds, Results } from './results';
import { type SearchControl } from './search-address';
import { completionsBeside, type SearchAnswer, searchAnswer, searchRequest } from './search-request';

/**
 * Searches records, questions and parts of the publication while the reader types: a combobox in the ARIA pattern, whose
 * list is part of the page. The focus stays in the box, the arrow keys choose a hit, and Enter opens it.
 */
export function SearchBox({ control }: { control: SearchControl }) {
  const t = useTranslate();
  const { search, type, settle, go } = control;
  const text = search.text.trim();
  const request = useMemo(() => searchRequest({ text, subgraph: search.subgraph }), [text, search.subgraph]);
  const live = useLiveAnswer(request);
  const answer = useMemo(() => live.answer && searchAnswer(live.answer), [live.answer]);
  const groups = answer ? resultGroups(answer, t) : [];
  const completions = answer ? completionsBeside(answer, text) : [];
  const ids = optionIds(groups, completions);
  const { active, setActive } = useActiveOption(answer);

  function moveActive(step: 1 | -1) {
    // Before the first and after the last option is the box itself.
    const stops = [undefined, ...ids];
    const next = stops[(stops.indexOf(active) + step + stops.length) % stops.length];
    setActive(next);
    if (next) document.getElementById(next)?.scrollIntoView({ block: 'nearest' });
  }

  function actOnKey(event: KeyboardEvent<HTMLElement>) {
    // Keys that choose among the conversions of an input method are not ours.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') moveActive(1);
    else if (event.key === 'ArrowUp') moveActive(-1);
    else if (event.key === 'Enter') open(event.currentTarget);
    else if (event.key === 'Escape') dismiss();
    else return;
    event.preventDefault();
  }

  function open(input: HTMLElement) {
    settle();
    if (active) document.getElementById(active)?.click();
    // Puts away the keyboard of a phone, which hides the results.
    else if (window.matchMedia('(pointer: coarse)').matches) input.blur();
  }

  function dismiss() {
    if (active) setActive(undefined);
    else go({ text: '', subgraph: undefined });
  }

  return (
    <search className="search">
      <label htmlFor="search">
        {t({ ja: '記録・質問・資料の部分を探す', en: 'Search records, questions, and parts of the source' })}
      </label>
      <input
        id="search"
        type="search"
        role="combobox"
        aria-expanded={ids.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={active}
        aria-describedby="search-keys"
        autoComplete="off"
        enterKeyHint="search"
        placeholder={t({ ja: '例: 図書館、課長級、常州市、1996年', en: 'For example: library, DV, Changzhou, 1996' })}
        value={search.text}
        onChange={({ target }) => type(target.value)}
        onKeyDown={actOnKey}
        onBlur={settle}
      />
      <SearchNotices search={search} answer={answer} live={live} go={go} />
      <Results
        groups={groups}
        completions={completions}
        answer={answer}
        active={active}
        isLoading={live.isLoading}
        search={search}
        go={go}
      />
      <p id="search-keys" className={ids.length > 0 ? 'search-keys soft' : 'unseen'}>
        {t({
          ja: '↓ ↑ で選び、Enter で開き、Esc で消します。',
          en: 'Choose with ↓ and ↑, open with Enter, clear with Esc.',
        })}
      </p>
    </search>
  );
}

/** The id of the option that the arrow keys have reached; undefined in the box itself, and after another answer. */
function useActiveOption(answer: SearchAnswer | undefined) {
  const [chosen, setChosen] = useState<{ answer: SearchAnswer | undefined; id: string | undefined }>();
  return {
    active: chosen?.answer === answer ? chosen?.id : undefined,
    setActive: (id: string | undefined) => setChosen({ answer, id }),
  };
}
