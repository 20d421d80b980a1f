/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* The lease of the store that a program holds while it checks channels. */
#define BACKBONE_CHECK_LEASE "check"
