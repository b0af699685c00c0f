#!/bin/sh
cd "$(dirname "$0")" && exec ./anpai desk
