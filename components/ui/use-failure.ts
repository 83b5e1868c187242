'use client'

import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import type { ErrorCode, ErrorDetail } from '#lib/errors.ts'
import { notify } from './notify.ts'

/** For failures that do not say how long to wait. */
const noWait = { seconds: 0 }

/** Tells the person what went wrong, in their language. */
export function useFailure(): (failure: { code: ErrorCode; detail: ErrorDetail }) => void {
  const t = useTranslations('errors')
  return useCallback(({ code, detail }) => notify('error', t(code, { ...noWait, ...detail })), [t])
}
