const tryAgain = '少し待ってから、もう一度お試しください。';

/**
 * The Japanese of faults that are not those of the request, for the pages and for the explorer.
 * @param domain what the reader calls the domain that is at fault; undefined for the gateway
 */
export const passingFaults = {
  SUBGRAPH_UNAVAILABLE: (domain?: string) =>
    `${domain === undefined ? 'いま答えられない領域があります' : `領域「${domain}」が応答していません`}。${tryAgain}`,
  OVERLOADED: (domain?: string) =>
    `${domain === undefined ? 'サーバー' : `領域「${domain}」`}が混み合っていて、時間内に応答できませんでした。${tryAgain}`,
  TOO_MANY_REQUESTS: () => `短い間に多くの問い合わせがあったため、いまは答えられません。${tryAgain}`,
  INTERNAL_SERVER_ERROR: () => `こちらの不具合で答えられませんでした。記録したので、調べて直します。${tryAgain}`,
};
