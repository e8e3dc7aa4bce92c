import { totpCode } from '@lapak/accounts-server';
import type { Clock } from '@lapak/kernel';
import type { Config } from '@lapak/platform';
import type { FastifyInstance } from 'fastify';
import { readDemo } from '../seed/demo-data.js';
import { type SignIn, signInsOf } from '../seed/sign-ins.js';

const escaped = (text: string): string => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

const row = (person: SignIn, code: string): string => {
  const cells = [person.role, person.name, person.login, person.password, person.secondFactor ? code : ''];
  return `<tr><td><a href="${person.url}">${escaped(cells[0]!)}</a>${cells
    .slice(1)
    .map((cell) => `<td>${escaped(cell)}`)
    .join('')}`;
};

const page = (people: readonly SignIn[], code: string): string => `<!doctype html>
<html lang="id"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="5">
<title>Akun contoh / demo sign-ins</title>
<style>body{font:16px/1.5 system-ui;margin:2rem}td,th{text-align:left;padding:.3rem 1rem .3rem 0}</style>
<h1>Akun contoh <span lang="en">/ demo sign-ins</span></h1>
<table><tr><th>Peran / role<th>Nama / name<th>Masuk / sign-in<th>Sandi / password<th>Kode sekarang / code now
${people.map((person) => row(person, code)).join('\n')}</table>
<p><a href="/_mail">Surel contoh / demo mail</a>`;

/** GET /_demo: who can be played, and the code of this half minute. There is none outside the demo. */
export const registerDemo = (fastify: FastifyInstance, config: Config, clock: Clock): void => {
  const demo = config.demo ? readDemo(config.regency) : null;
  if (!demo) return;
  const people = signInsOf(demo);
  fastify.get('/_demo', async (_request, reply) =>
    reply
      .headers({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
        'x-robots-tag': 'noindex',
      })
      .send(page(people, totpCode(demo.people.totpSecret, clock.now()))),
  );
};
