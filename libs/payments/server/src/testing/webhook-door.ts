import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { BadSignature } from '../payment-gateway.js';
import type { ReceiveWebhook } from '../receive-webhook.js';

const bytesOf = async (request: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

/** The two doors for webhooks, over HTTP: raw bytes in; 200, 400, or 500 so that the provider comes again. */
export class WebhookDoor {
  private readonly server: Server = createServer((request, response) => {
    const answer = (status: number) => void response.writeHead(status).end();
    this.receive(request).then(answer, (error: unknown) => answer(error instanceof BadSignature ? 400 : 500));
  });
  url = '';

  constructor(private readonly inbox: () => ReceiveWebhook) {}

  private async receive(request: IncomingMessage): Promise<number> {
    const endpoint = request.url === '/connect' ? 'connect' : 'platform';
    await this.inbox().run(await bytesOf(request), request.headers, endpoint);
    return 200;
  }
  async open(): Promise<void> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }
  close(): Promise<unknown> {
    this.server.closeAllConnections();
    return new Promise((done) => this.server.close(done));
  }
}
