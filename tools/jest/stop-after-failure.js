const TestEnvironment = require('./environment');

/**
 * For a file whose tests go on with what the earlier ones left, such as a running process: after a failure the following
 * tests fail at once with its reason, instead of each waiting for what can no longer happen.
 */
module.exports = class extends TestEnvironment {
  #failure;

  handleTestEvent({ name, test }) {
    // Jest does not run a test that has an error before it begins.
    if (name === 'test_started' && this.#failure) test.errors.push(this.#failure);
    if (name === 'test_done' && test.errors.length > 0) this.#failure ??= failureAfter(test);
  }
};

/** The error of the tests that follow a failed one. */
function failureAfter({ name, errors }) {
  // Jest notes what was thrown, perhaps with an error that says where.
  const [thrown] = [errors[0]].flat();
  const message = `Not run, because the earlier test "${name}" has failed: ${thrown?.message ?? thrown}`;
  // Without a stack trace, which would lead here.
  return Object.assign(new Error(message), { stack: message });
}
