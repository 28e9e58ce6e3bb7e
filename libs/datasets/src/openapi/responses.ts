const errorNames = {
  400: 'BadRequest',
  404: 'NotFound',
  429: 'TooManyRequests',
  500: 'InternalError',
  503: 'Unavailable',
};

/** Refers to the faults that an operation can have. */
export const errorResponses = (...statuses: (keyof typeof errorNames)[]): object =>
  Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/${errorNames[status]}` }]));

const problem = (description: string, status: number, code: string, detail: string, parameter?: string): object => ({
  description,
  content: {
    'application/problem+json': {
      schema: { $ref: '#/components/schemas/Problem' },
      example: { type: 'about:blank', status, detail, code, ...(parameter && { parameter }) },
    },
  },
});

export const responses = {
  BadRequest: problem(
    'A parameter has a value that cannot be accepted, or is not known.',
    400,
    'BAD_USER_INPUT',
    'The parameter "slots" takes a whole number, repeated for each, such as slots=5. "x" is none.',
    'slots',
  ),
  NotFound: problem(
    'There is nothing with this id, or nothing to draw.',
    404,
    'NOT_FOUND',
    'No section has the id "zzz".',
    'id',
  ),
  TooManyRequests: problem('Too many requests from this caller.', 429, 'TOO_MANY_REQUESTS', 'Wait a moment.'),
  InternalError: problem('Something went wrong here.', 500, 'INTERNAL_SERVER_ERROR', 'An internal error occurred.'),
  Unavailable: problem(
    'A part of the graph does not answer, and the file would lack something. Try again in a moment.',
    503,
    'SUBGRAPH_UNAVAILABLE',
    'The domain “comprehensive-plan” does not answer.',
  ),
};
