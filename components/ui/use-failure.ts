'use client'

import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { toast } from 'sonner'
import type { ErrorCode, ErrorDetail } from '#lib/errors.ts'

/** Tells the person what went wrong, in their language. */
export function useFailure(): (failure: { code: ErrorCode; detail: ErrorDetail }) => void {
  const t = useTranslations('errors')
  return useCallback(({ code, detail }) => void toast.error(t(code, detail)), [t])
}
