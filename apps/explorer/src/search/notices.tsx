import { failuresOf } from '@tokorozawa/answer-tables';
import { type LiveAnswer } from '../answer/live-answer';
import { type LocalizedText, useTranslate } from '../language/language';
import { domainTitle, useDomains } from '../page/domains';
import { Unavailable } from '../page/unavailable';
import { SearchLink } from './search-link';
import { type Search, type SearchAnswer, type Suggestion } from './search-request';

interface SearchNoticesProps {
  search: Search;
  answer: SearchAnswer | undefined;
  live: LiveAnswer;
  go: (next: Search) => void;
}

/** How much was found, what may be missing, what to try if nothing was found, and why there is no answer. */
export function SearchNotices({ search, answer, live, go }: SearchNoticesProps) {
  // What is said of a search that found nothing must not be said of the text that is being typed.
  const isMiss = answer && !live.isLoading && countOf(answer) === 0;
  const isUnanswered = live.answer && !answer && !live.isLoading;
  return (
    <div className="search-notices">
      <Progress answer={answer} isSlow={live.isSlow} />
      <NarrowedTo search={search} go={go} />
      {answer && <Unavailable subgraphs={answer.records.unavailable} />}
      {isMiss && <Miss search={search} suggestions={answer.records.suggestions} go={go} />}
      {isUnanswered && <Failed live={live} />}
    </div>
  );
}

/** How much was found, or that it takes long. */
function Progress({ answer, isSlow }: { answer: SearchAnswer | undefined; isSlow: boolean }) {
  const t = useTranslate();
  if (isSlow) {
    return (
      <p role="status" className="soft">
        {t({ ja: '探しています。いつもより時間がかかっています。', en: 'Searching. This takes longer than usual.' })}
      </p>
    );
  }
  return (
    <p role="status" className={answer ? 'soft' : 'unseen'}>
      {answer && <Counts answer={answer} />}
    </p>
  );
}

const countOf = ({ records, others }: SearchAnswer): number => records.totalCount + (others?.totalCount ?? 0);

/** "記録 42 件、部分 1 件、質問 3 件", also for screen readers when an answer arrives. */
function Counts({ answer }: { answer: SearchAnswer }) {
  const t = useTranslate();
  const { records, others } = answer;
  const ofKind = (wanted: string) => others?.nodes.filter(({ kind }) => kind === wanted).length ?? 0;
  const total = records.totalCount.toLocaleString();
  const counts: [number, LocalizedText][] = [
    [
      records.totalCount,
      records.isTotalExact
        ? { ja: `記録 ${total} 件`, en: `records: ${total}` }
        : { ja: `記録 ${total} 件以上`, en: `records: ${total} or more` },
    ],
    [ofKind('PART'), { ja: `部分 ${ofKind('PART')} 件`, en: `parts: ${ofKind('PART')}` }],
    [ofKind('QUESTION'), { ja: `質問 ${ofKind('QUESTION')} 件`, en: `questions: ${ofKind('QUESTION')}` }],
  ];
  const found = counts.filter(([count]) => count > 0).map(([, text]) => t(text));
  if (found.length === 0) return t({ ja: '見つかりませんでした。', en: 'Nothing found.' });
  return t({ ja: found.join('、'), en: `Found ${found.join(', ')}` });
}

/** If only one domain is searched, says so, and leads back to all of them. */
function NarrowedTo({ search, go }: Pick<SearchNoticesProps, 'search' | 'go'>) {
  const t = useTranslate();
  const domains = useDomains();
  if (!search.subgraph || !search.text.trim()) return null;
  const title = t(domainTitle(domains, search.subgraph));
  return (
    <p>
      {t({ ja: `「${title}」の記録だけを探しています。`, en: `Only records of “${title}” are searched.` })}{' '}
      <SearchLink to={{ ...search, subgraph: undefined }} go={go}>
        {t({ ja: 'すべてから探す', en: 'Search everything' })}
      </SearchLink>
    </p>
  );
}

interface MissProps extends Pick<SearchNoticesProps, 'search' | 'go'> {
  suggestions: Suggestion[];
}

/** What to try if nothing was found. */
function Miss({ search, suggestions, go }: MissProps) {
  const t = useTranslate();
  const text = search.text.trim();
  return (
    <div className="miss">
      <p>
        {search.subgraph
          ? t({ ja: `「${text}」に合う記録はありません。`, en: `No record matches “${text}”.` })
          : t({
              ja: `「${text}」に合うものは、記録にも質問にもありません。`,
              en: `No record and no question matches “${text}”.`,
            })}
      </p>
      {suggestions.length > 0 && (
        <>
          <p>{t({ ja: '次のことばでは見つかります。', en: 'These words find something:' })}</p>
          <ul className="suggestions">
            {suggestions.map((suggestion) => (
              <li key={suggestion.text}>
                <SearchLink to={{ text: suggestion.text, subgraph: undefined }} go={go}>
                  {suggestion.text}
                </SearchLink>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="soft">
        {t({
          ja: 'ことばを減らすか、短くすると、見つかりやすくなります。下の「資料の13の部分」から質問を選ぶこともできます。',
          en: 'Try fewer or shorter words, or choose a question of one of the parts below.',
        })}
      </p>
    </div>
  );
}

/** Why there is no answer, and what to do. */
function Failed({ live }: { live: LiveAnswer }) {
  const t = useTranslate();
  const [failure] = live.answer ? failuresOf(live.answer) : [];
  const code = failure?.code ?? '';
  return (
    <div role="alert" className="warning">
      <p>{t(reasons[code] ?? notAvailable)}</p>
      {code !== 'BAD_USER_INPUT' && (
        <button type="button" onClick={live.retry}>
          {t({ ja: 'もう一度探す', en: 'Search again' })}
        </button>
      )}
    </div>
  );
}

/** By the code of the error. */
const reasons: Record<string, LocalizedText> = {
  GATEWAY_UNREACHABLE: {
    ja: 'サーバーから応答がありませんでした。通信を確かめ、少し待って、もう一度探してください。',
    en: 'The server did not answer. Check your connection, wait a moment, then search again.',
  },
  BAD_USER_INPUT: {
    ja: 'このままでは検索できません。ことばを一つ以上、大切なものだけ書いてください。',
    en: 'This cannot be searched for. Write at least one word, and only those that matter most.',
  },
};

const notAvailable: LocalizedText = {
  ja: 'いまは検索できません。少し待って、もう一度探してください。下の質問と部分は、そのまま使えます。',
  en: 'Search is not available now. Wait a moment and search again. You can still use the questions and parts below.',
};
