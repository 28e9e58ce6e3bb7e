import type { LocalizedText } from '../language/language';

export type PartState = 'up' | 'down' | 'suspended' | 'refused' | 'unknown';

export interface StateChange {
  /** ISO 8601. */
  at: string;
  state: PartState;
  because?: string;
}

/** A domain or a partner, as `/status.json` has it. */
export interface PartStatus {
  name: string;
  title: { ja: string; en?: string };
  kind: 'domain' | 'partner';
  /** The earliest first. */
  history: StateChange[];
  notice?: string;
}

export interface StatusAnswer {
  /** When the record begins. */
  since: string;
  now: string;
  parts: PartStatus[];
}

/** How a part was during one slice of time: the worst state in it. */
export interface Slice {
  begin: number;
  end: number;
  state: PartState;
}

const severity = { unknown: 0, up: 1, refused: 2, suspended: 3, down: 4 };

/** Divides the last hours into slices of equal length. Nothing is known of the time before the first change. */
export function slicesOf(history: StateChange[], now: number, hours: number, count: number): Slice[] {
  const length = (hours * 3_600_000) / count;
  const changes = history.map(({ at, state }) => ({ at: Date.parse(at), state }));
  return Array.from({ length: count }, (_one, index): Slice => {
    const begin = now - (count - index) * length;
    const end = begin + length;
    const before = changes.findLast(({ at }) => at <= begin)?.state;
    const during = changes.filter(({ at }) => at > begin && at <= end).map(({ state }) => state);
    const states: Slice['state'][] = [...(before ? [before] : []), ...during];
    const worst = states.reduce((one, other) => (severity[other] > severity[one] ? other : one), 'unknown');
    return { begin, end, state: worst };
  });
}

/** What the gateway gives as reasons, for readers. The English is the gateway's own. */
const reasons: [RegExp, string][] = [
  [/^health check failed/, '応答の確認に失敗しました'],
  [/^the subgraph cannot be reached/, '接続できません'],
  [/^no answer in time/, '時間内に応答がありません'],
  [/^its answers take too long/, '応答に時間がかかりすぎます'],
  [/^its answer is larger than/, '応答が大きすぎます'],
  [/^its answer is of wrong types/, '応答の型が schema と違います'],
  [/^its database does not answer/, 'データベースが応答しません'],
  [/^status \d+ without a GraphQL answer/, 'GraphQL の応答ではありません'],
  [/^its file or its secret cannot be read/, '設定ファイルまたは秘密を読めません'],
  [/^the supergraph cannot be composed/, 'スーパーグラフを合成できません'],
  [/^the gateway did not run/, 'ゲートウェイが動いていませんでした'],
  [/^a subgraph of the city has this name/, '市のサブグラフと同じ名前です'],
];

export function reasonText(reason: string): LocalizedText {
  return { ja: reasons.find(([pattern]) => pattern.test(reason))?.[1] ?? reason, en: reason };
}
