import { GraphQLError } from 'graphql';
import {
  errorCodes,
  ForbiddenError,
  InvalidInputError,
  isErrorCode,
  NotFoundError,
  PlanningGraphError,
  SubgraphUnavailableError,
  UnauthenticatedError,
  UserFacingError,
} from '../index';

describe('errors', () => {
  it('say what every code means and what to do, in full sentences', () => {
    for (const { meaning, whatToDo } of Object.values(errorCodes)) {
      expect(meaning).toMatch(/^[A-Z].+\.$/);
      expect(whatToDo).toMatch(/^[A-Z].+\.$/);
    }
  });

  it('tell a known code from any other value', () => {
    expect(isErrorCode('NOT_FOUND')).toBe(true);
    expect(isErrorCode('NOPE')).toBe(false);
    expect(isErrorCode('toString')).toBe(false);
    expect(isErrorCode(404)).toBe(false);
  });

  it.each([
    [new NotFoundError('No sister city has the id "zzz".'), 'NOT_FOUND'],
    [new InvalidInputError('"first" is at most 100.'), 'BAD_USER_INPUT'],
    [new ForbiddenError('This token may only read.'), 'FORBIDDEN'],
    [new UnauthenticatedError('Send a token to change programs.'), 'UNAUTHENTICATED'],
  ])('carry their code: %s', (error, code) => {
    expect(error).toBeInstanceOf(PlanningGraphError);
    expect(error).toBeInstanceOf(GraphQLError);
    expect(error.toJSON()).toEqual({ message: error.message, extensions: { code } });
  });

  it('keep their code when other extensions are given', () => {
    const error = new NotFoundError('No plan has the number 9.', { number: 9, code: 'OTHER' });
    expect(error.extensions).toEqual({ number: 9, code: 'NOT_FOUND' });
    expect(error.name).toBe('NotFoundError');
  });

  it('name the subgraph that does not answer', () => {
    expect(new SubgraphUnavailableError('gender-equality').toJSON()).toEqual({
      message: 'The subgraph "gender-equality" does not answer; its fields are null. Try again in a moment.',
      extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'gender-equality' },
    });
    expect(new SubgraphUnavailableError('gender-equality', 'no answer within 5 seconds').message).toContain(
      'does not answer (no answer within 5 seconds);',
    );
  });

  it('for the command line keep their cause', () => {
    const cause = new Error('EADDRINUSE');
    const error = new UserFacingError('Port 4000 is taken. Set PORT to another one.', { cause });
    expect(error).toMatchObject({ name: 'UserFacingError', cause });
  });
});
