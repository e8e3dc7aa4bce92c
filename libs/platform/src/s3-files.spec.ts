import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { S3Files, signS3 } from './s3-files.js';

// The example of the AWS documentation ("GET Object", sig-v4-header-based-auth), without its range header.
const example = {
  endpoint: 'https://examplebucket.s3.amazonaws.com',
  region: 'us-east-1',
  bucket: 'b',
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

test('a request is signed as the manual of the service shows', () => {
  const { authorization } = signS3(example, {
    method: 'GET',
    url: new URL('https://examplebucket.s3.amazonaws.com/test.txt'),
    headers: { range: 'bytes=0-9' },
    body: Buffer.alloc(0),
    at: new Date('2013-05-24T00:00:00Z'),
  });
  expect(authorization).toBe(
    'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, ' +
      'SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, ' +
      'Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  );
});

const kept = new Map<string, Buffer>();
let server: Server;
let refusals = 0;
beforeAll(async () => {
  server = createServer((request, reply) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      if (refusals-- > 0) return reply.writeHead(503).end();
      if (!/^AWS4-HMAC-SHA256 Credential=/.test(request.headers.authorization ?? '')) return reply.writeHead(403).end();
      if (request.method === 'PUT') kept.set(request.url!, Buffer.concat(parts));
      if (request.method === 'DELETE') kept.delete(request.url!);
      const found = kept.get(request.url!);
      return reply.writeHead(request.method === 'GET' && !found ? 404 : 200).end(found);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());

const files = () =>
  new S3Files({ ...example, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bucket: 'lapak' });

test('a file is put, read and removed; one that is not there is null', async () => {
  refusals = 0;
  await files().put('uploads/a.jpg', Buffer.from('picture'), 'image/jpeg');
  expect(kept.has('/lapak/uploads/a.jpg')).toBe(true);
  expect((await files().get('uploads/a.jpg'))?.toString()).toBe('picture');
  await files().remove('uploads/a.jpg');
  expect(await files().get('uploads/a.jpg')).toBeNull();
});

test('a service that stumbles is asked again; one that stays down is an error', async () => {
  refusals = 1;
  await files().put('uploads/b.jpg', Buffer.from('picture'), 'image/jpeg');
  expect(kept.has('/lapak/uploads/b.jpg')).toBe(true);
  refusals = 9;
  await expect(files().get('uploads/b.jpg')).rejects.toThrow('503');
});

test('a key that is not ours never leaves the process', async () => {
  await expect(files().get('../etc/passwd')).rejects.toThrow('not a storage key');
});
