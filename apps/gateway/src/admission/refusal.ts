import type { ErrorCode } from '@tokorozawa/vocabulary';

/** Why a request is not begun with. */
export interface Refusal {
  /** Of few; counted and logged under it. */
  reason: string;
  code: Extract<ErrorCode, 'TOO_MANY_REQUESTS' | 'OVERLOADED'>;
  /** One or two whole sentences for the caller. */
  message: string;
  /** In seconds. */
  retryAfter: number;
}

/** The HTTP status of each. */
export const statusOf: Record<Refusal['code'], number> = { TOO_MANY_REQUESTS: 429, OVERLOADED: 503 };
