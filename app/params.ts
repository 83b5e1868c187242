import { z } from 'zod'
import { isOwnPath } from '#lib/own-path.ts'

/** Route parameters are what somebody typed: only these shapes go any further. */
export const slugSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60)
export const idSchema = z.uuid()

/** A place in seconds from `?t=`, as shared links and the desk write it. */
export const startSchema = z.coerce.number().min(0).max(86_400).catch(0)

/** Where to go after signing in: a path of ours, never another host; a signed link is long. */
export const nextPathSchema = z.string().max(600).refine(isOwnPath).catch('/')

/** A part of a recording, counted from 0. */
export const partSchema = z.coerce.number().int().min(0).max(10_000)
