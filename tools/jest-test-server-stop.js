module.exports = () => globalThis.stopTestServer();
