import { languageOf, useTranslate } from '../language/language';
import { hitAddress } from './hit-address';
import { MarkedText } from './marked-text';
import { type ResultGroup } from './result-groups';
import { SearchLink } from './search-link';
import { type Search, type SearchAnswer, type SearchHit, type Suggestion } from './search-request';

/** The id of the list that the search box controls. */
export const listId = 'search-results';

const hitId = (hit: SearchHit): string => `hit-${hit.id}`;
const openId = (group: ResultGroup): string => `open-${group.id}`;
const completionId = (index: number): string => `completion-${index}`;

/** The ids of all options, in the order in which the arrow keys reach them. */
export function optionIds(groups: ResultGroup[], completions: Suggestion[]): string[] {
  return [
    ...completions.map((_completion, index) => completionId(index)),
    ...groups.flatMap((group) => [...group.hits.map(hitId), ...(group.canBeOpened ? [openId(group)] : [])]),
  ];
}

interface ResultsProps {
  groups: ResultGroup[];
  /** Texts that the reader may be about to type. */
  completions: Suggestion[];
  answer: SearchAnswer | undefined;
  /** The id of the option that the arrow keys have reached. */
  active: string | undefined;
  isLoading: boolean;
  search: Search;
  go: (next: Search) => void;
}

/** The hits in groups. Each option is a link, so that it can also be clicked, copied, and opened in another tab. */
export function Results({ groups, completions, answer, active, isLoading, search, go }: ResultsProps) {
  const t = useTranslate();
  const others = groups.filter(({ id }) => id === 'PART' || id === 'QUESTION');
  const domains = groups.filter((group) => !others.includes(group));
  const recordTypes = new Map(answer?.records.facets.recordTypes.map(({ value, name }) => [value, name]));
  const list = (shown: ResultGroup[]) =>
    shown.map((group) => (
      <Group key={group.id} group={group} recordTypes={recordTypes} active={active} search={search} go={go} />
    ));
  return (
    <div
      id={listId}
      role="listbox"
      aria-label={t({ ja: '検索の結果', en: 'Search results' })}
      aria-busy={isLoading}
      className="found"
      hidden={groups.length === 0 && completions.length === 0}
    >
      {completions.length > 0 && (
        <div role="group" aria-label={t({ ja: '候補', en: 'Suggestions' })} className="completions">
          {completions.map(({ text }, index) => (
            <SearchOption
              key={text}
              id={completionId(index)}
              active={active}
              className="completion"
              to={{ text, subgraph: undefined }}
              go={go}
            >
              {text}
            </SearchOption>
          ))}
        </div>
      )}
      <div className="found-columns">
        {domains.length > 0 && <div className="found-records">{list(domains)}</div>}
        {others.length > 0 && <div className="found-others">{list(others)}</div>}
      </div>
    </div>
  );
}

interface GroupProps extends Pick<ResultsProps, 'active' | 'search' | 'go'> {
  group: ResultGroup;
  /** What the types of records are called, by the values of `RecordType`. */
  recordTypes: ReadonlyMap<string, string>;
}

function Group({ group, recordTypes, active, search, go }: GroupProps) {
  const t = useTranslate();
  return (
    <div role="group" aria-labelledby={`group-${group.id}`} className="found-group">
      <div id={`group-${group.id}`} role="presentation" className="found-heading">
        {group.title} <span className="found-count">{t({ ja: `${group.count} 件`, en: `${group.count}` })}</span>
      </div>
      {group.hits.map((hit) => (
        <HitOption key={hit.id} hit={hit} typeName={recordTypes.get(hit.recordType ?? '')} active={active} />
      ))}
      {group.canBeOpened && (
        <SearchOption
          id={openId(group)}
          active={active}
          className="found-more"
          to={{ ...search, subgraph: group.id }}
          go={go}
        >
          {t({ ja: `「${group.title}」の ${group.count} 件を見る`, en: `Show all ${group.count} of “${group.title}”` })}
        </SearchOption>
      )}
    </div>
  );
}

interface HitOptionProps {
  hit: SearchHit;
  typeName: string | undefined;
  active: string | undefined;
}

/** The title of a hit, its type, and the text that matches. */
function HitOption({ hit, typeName, active }: HitOptionProps) {
  const t = useTranslate();
  const { title, snippet, fieldName, omittedSince } = hit;
  const matchesTitle = snippet?.text === title;
  return (
    <a
      role="option"
      id={hitId(hit)}
      href={hitAddress(hit)}
      tabIndex={-1}
      aria-selected={hitId(hit) === active}
      className="hit"
    >
      <span className="hit-title" lang={languageOf(title)}>
        {matchesTitle ? <MarkedText {...snippet} /> : title}
      </span>
      {typeName !== title && <span className="hit-type">{typeName}</span>}
      {omittedSince && (
        <span className="hit-omitted">
          {t({ ja: `${omittedSince.name}から掲載なし`, en: `Not printed since ${omittedSince.name}` })}
        </span>
      )}
      {snippet && !matchesTitle && (
        <span className="hit-snippet">
          {fieldName && <span className="hit-field">{fieldName}</span>}{' '}
          <span lang={languageOf(snippet.text)}>
            <MarkedText {...snippet} />
          </span>
        </span>
      )}
    </a>
  );
}

interface SearchOptionProps extends Pick<ResultsProps, 'active' | 'go'> {
  id: string;
  className: string;
  to: Search;
  children: string;
}

/** An option that leads to another search. */
function SearchOption({ active, ...link }: SearchOptionProps) {
  return <SearchLink role="option" tabIndex={-1} aria-selected={link.id === active} {...link} />;
}
