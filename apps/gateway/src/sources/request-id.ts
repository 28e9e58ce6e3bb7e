/** What travels with a request through the gateway. */
export interface GatewayContext {
  requestId?: string;
}

export function requestIdOf(context: GatewayContext | undefined): string | undefined {
  return context?.requestId;
}
