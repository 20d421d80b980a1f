/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

/* Named and called by libFuzzer, and by replay.c: must cope with any bytes. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
