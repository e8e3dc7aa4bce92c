import fastifyMultipart from '@fastify/multipart';
import type { ReadMedia } from '@lapak/catalog-server';
import { isProblem, type Locale } from '@lapak/kernel';
import type { ReadDocument, UploadFile } from '@lapak/merchants-server';
import type { Log } from '@lapak/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphqlDoor } from '../graphql/door.js';
import { answerFaultsOf } from './faults.js';

const UPLOAD_LIMIT = 10 * 1024 * 1024;

export interface FileUseCases {
  readonly upload: UploadFile;
  readonly documents: ReadDocument;
  readonly media: ReadMedia;
}

const WORDS = {
  tooLarge: { id: 'Berkas terlalu besar. Batasnya 10 MB.', en: 'The file is too large; the limit is 10 MB.' },
  missing: { id: 'Tidak ada berkas yang dikirim.', en: 'No file was sent.' },
  signIn: { id: 'Silakan masuk dulu.', en: 'Please sign in first.' },
  foreign: { id: 'Permintaan dari halaman lain ditolak.', en: 'Requests from other pages are refused.' },
  gone: { id: 'Berkas tidak ditemukan.', en: 'There is no such file.' },
} as const;

type Words = (typeof WORDS)[keyof typeof WORDS];

const refuse = (reply: FastifyReply, locale: Locale, status: number, code: string, words: Words): FastifyReply =>
  reply.status(status).header('cache-control', 'no-store').send({ code, message: words[locale] });

/** The file of a multipart body, whole. Its name and declared type are not looked at. */
const fileIn = async (request: FastifyRequest): Promise<Buffer | 'tooLarge' | 'missing'> => {
  if (!request.isMultipart()) return 'missing';
  try {
    return (await (await request.file())?.toBuffer()) ?? 'missing';
  } catch (error) {
    return (error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE' ? 'tooLarge' : 'missing';
  }
};

const registerUploads = async (
  fastify: FastifyInstance,
  door: GraphqlDoor,
  upload: UploadFile,
  log: Log,
): Promise<void> => {
  const limits = { fileSize: UPLOAD_LIMIT, files: 1, fields: 2, parts: 3, headerPairs: 20 };
  await fastify.register(async (scope) => {
    answerFaultsOf(scope, log);
    await scope.register(fastifyMultipart as never, { limits });
    scope.post('/uploads', { bodyLimit: UPLOAD_LIMIT + 64 * 1024 }, async (request, reply) => {
      const { viewer, locale } = await door.contextOf(request, reply);
      if (!door.origins.allow(request)) return refuse(reply, locale, 403, 'FORBIDDEN', WORDS.foreign);
      if (!viewer) return refuse(reply, locale, 401, 'UNAUTHENTICATED', WORDS.signIn);
      const bytes = await fileIn(request);
      if (bytes === 'tooLarge') return refuse(reply, locale, 413, 'UploadRefused', WORDS.tooLarge);
      if (bytes === 'missing') return refuse(reply, locale, 400, 'UploadRefused', WORDS.missing);
      const outcome = await upload.run(viewer.accountId, bytes);
      void reply.header('cache-control', 'no-store');
      if (!isProblem(outcome)) return reply.send(outcome);
      void reply.status(outcome.kind === 'TooManyTries' ? 429 : 422);
      return reply.send({ code: outcome.kind, message: outcome.say(locale) });
    });
  });
};

const registerDocuments = (fastify: FastifyInstance, door: GraphqlDoor, documents: ReadDocument): void => {
  fastify.get<{ Params: { id: string }; Querystring: { app?: unknown } }>('/documents/:id', async (request, reply) => {
    const { app } = request.query;
    const ctx = await door.contextOf(request, reply, app === 'staff' || app === 'merchant' ? { app } : {});
    const found = await documents.run(ctx, request.params.id);
    if (!found) return refuse(reply, ctx.locale, 404, 'NotFound', WORDS.gone);
    const kind = found.mime.startsWith('image/') ? 'inline' : 'attachment';
    return reply
      .headers({
        'content-type': found.mime,
        'content-disposition': `${kind}; filename="${found.name}"`,
        'cache-control': 'private, no-store',
        'content-security-policy': "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'same-origin',
      })
      .send(found.bytes);
  });
};

const registerMedia = (fastify: FastifyInstance, media: ReadMedia): void => {
  fastify.get<{ Params: { file: string } }>('/media/:file', async (request, reply) => {
    const found = await media.run(request.params.file);
    if (!found)
      return reply
        .status(404)
        .header('cache-control', 'public, max-age=60')
        .send({ code: 'NotFound', message: WORDS.gone.id });
    return reply
      .headers({ 'content-type': found.mime, 'cache-control': 'public, max-age=31536000, immutable' })
      .send(found.bytes);
  });
};

/** POST /uploads, GET /documents/:id (private), GET /media/... (public pictures). */
export const registerFiles = async (
  fastify: FastifyInstance,
  door: GraphqlDoor,
  use: FileUseCases,
  log: Log,
): Promise<void> => {
  await registerUploads(fastify, door, use.upload, log);
  registerDocuments(fastify, door, use.documents);
  registerMedia(fastify, use.media);
};
